using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class GrantRowConfiguration : IEntityTypeConfiguration<GrantRow>
{
    public void Configure(EntityTypeBuilder<GrantRow> builder)
    {
        builder.ToTable("Grants");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.Id).ValueGeneratedNever();

        // One grant for each user of each org: Salesforce allows five refresh tokens, and six browsers must not push each other out.
        builder.HasIndex(row => new { row.OrgKey, row.OrganizationId, row.UserId }).IsUnique();

        // A word that this version does not know must not break the query that meets it.
        builder.Property(row => row.Environment).HasConversion(
            environment => environment == null ? null : environment.Value.ToString(), text => GrantWords.Environment(text));
        builder.Property(row => row.Status).HasConversion(status => status.ToString(), text => GrantWords.Status(text));

        // Compared in the database, so it must sort as text.
        builder.Property(row => row.RenewalUntil).HasConversion(UtcText.Converter);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}
