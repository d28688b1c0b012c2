using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class DraftRowConfiguration : IEntityTypeConfiguration<DraftRow>
{
    public void Configure(EntityTypeBuilder<DraftRow> builder)
    {
        builder.ToTable("Drafts");
        builder.HasKey(row => new { row.GrantId, row.Form });
        builder.Property(row => row.KeptAt).HasConversion(UtcText.Converter);
        builder.HasIndex(row => row.KeptAt);
    }
}
