using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class StoredRunRowConfiguration : IEntityTypeConfiguration<StoredRunRow>
{
    public void Configure(EntityTypeBuilder<StoredRunRow> builder)
    {
        builder.ToTable("RunRows");
        builder.HasKey(row => new { row.RunId, row.Position });
        builder.HasOne<StoredRun>().WithMany().HasForeignKey(row => row.RunId).OnDelete(DeleteBehavior.Cascade);
        builder.Property(row => row.State).HasConversion<string>();
        builder.Property(row => row.SentAt).HasConversion(UtcText.Converter);
        builder.Property(row => row.MovedAt).HasConversion(UtcText.Converter);
        builder.HasIndex(row => new { row.RunId, row.State, row.Position });
        builder.HasIndex(row => row.Target);

        // Of two runs that are about to send the same connector, one does.
        builder.HasIndex(row => row.Claim).IsUnique();
    }
}
