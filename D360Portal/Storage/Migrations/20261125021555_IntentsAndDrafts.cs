using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace D360Portal.Storage.Migrations
{
    /// <inheritdoc />
    public partial class IntentsAndDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CreateIntents",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OrgKey = table.Column<string>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<string>(type: "TEXT", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    Label = table.Column<string>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", nullable: false),
                    ConnectionId = table.Column<string>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    StartedAt = table.Column<string>(type: "TEXT", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CreateIntents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    GrantId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    KeptAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => new { x.GrantId, x.Form });
                });

            migrationBuilder.CreateIndex(
                name: "IX_CreateIntents_OrgKey_OrganizationId_UserId_StartedAt",
                table: "CreateIntents",
                columns: new[] { "OrgKey", "OrganizationId", "UserId", "StartedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CreateIntents_State",
                table: "CreateIntents",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_KeptAt",
                table: "Drafts",
                column: "KeptAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CreateIntents");

            migrationBuilder.DropTable(
                name: "Drafts");
        }
    }
}
