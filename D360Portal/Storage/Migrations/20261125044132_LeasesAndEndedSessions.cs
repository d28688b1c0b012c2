using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace D360Portal.Storage.Migrations
{
    /// <inheritdoc />
    public partial class LeasesAndEndedSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "RenewalOwner",
                table: "Grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RenewalUntil",
                table: "Grants",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "EndedSessions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ForgetAt = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_EndedSessions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_EndedSessions_ForgetAt",
                table: "EndedSessions",
                column: "ForgetAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "EndedSessions");

            migrationBuilder.DropColumn(
                name: "RenewalOwner",
                table: "Grants");

            migrationBuilder.DropColumn(
                name: "RenewalUntil",
                table: "Grants");
        }
    }
}
