using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace D360Portal.Storage.Migrations
{
    /// <inheritdoc />
    public partial class TypesInUse : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TypesInUse",
                columns: table => new
                {
                    OrgKey = table.Column<string>(type: "TEXT", nullable: false),
                    OrganizationId = table.Column<string>(type: "TEXT", nullable: false),
                    Type = table.Column<string>(type: "TEXT", nullable: false),
                    HasConnections = table.Column<bool>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTimeOffset>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TypesInUse", x => new { x.OrgKey, x.OrganizationId, x.Type });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TypesInUse");
        }
    }
}
