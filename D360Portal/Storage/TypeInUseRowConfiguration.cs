using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace D360Portal.Storage;

internal sealed class TypeInUseRowConfiguration : IEntityTypeConfiguration<TypeInUseRow>
{
    public void Configure(EntityTypeBuilder<TypeInUseRow> builder)
    {
        builder.ToTable("TypesInUse");
        builder.HasKey(row => new { row.OrgKey, row.OrganizationId, row.Type });
    }
}
