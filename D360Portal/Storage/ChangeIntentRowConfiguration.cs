using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class ChangeIntentRowConfiguration : IEntityTypeConfiguration<ChangeIntentRow>
{
    public void Configure(EntityTypeBuilder<ChangeIntentRow> builder)
    {
        builder.ToTable("ChangeIntents");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasConversion<string>();
        builder.Property(row => row.State).HasConversion<string>();

        // SQLite cannot sort by a DateTimeOffset; the text of one in UTC sorts as it should.
        builder.Property(row => row.StartedAt).HasConversion(UtcText.Converter);
        builder.HasIndex(row => new { row.OrgKey, row.OrganizationId, row.UserId, row.StartedAt });
        builder.HasIndex(row => row.State);
    }
}
