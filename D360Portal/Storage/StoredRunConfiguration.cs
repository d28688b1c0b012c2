using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class StoredRunConfiguration : IEntityTypeConfiguration<StoredRun>
{
    public void Configure(EntityTypeBuilder<StoredRun> builder)
    {
        builder.ToTable("Runs");
        builder.HasKey(run => run.Id);
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.State).HasConversion<string>();
        builder.Property(run => run.PauseCause).HasConversion<string>();
        builder.Property(run => run.PausedUntil).HasConversion(UtcText.Converter);
        builder.Property(run => run.CreatedAt).HasConversion(UtcText.Converter);
        builder.Property(run => run.MovedAt).HasConversion(UtcText.Converter);
        builder.HasIndex(run => new { run.OrgKey, run.OrganizationId, run.CreatedAt });
        builder.HasIndex(run => run.State);
    }
}
