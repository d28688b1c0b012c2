using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace D360Portal.Storage.Migrations
{
    /// <inheritdoc />
    public partial class ThereBefore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ThereBefore",
                table: "RunRows",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ThereBefore",
                table: "RunRows");
        }
    }
}
