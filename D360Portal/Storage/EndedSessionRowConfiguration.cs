using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class EndedSessionRowConfiguration : IEntityTypeConfiguration<EndedSessionRow>
{
    public void Configure(EntityTypeBuilder<EndedSessionRow> builder)
    {
        builder.ToTable("EndedSessions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.ForgetAt).HasConversion(UtcText.Converter);
        builder.HasIndex(row => row.ForgetAt);
    }
}
