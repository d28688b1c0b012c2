using Microsoft.EntityFrameworkCore;

namespace D360Portal.Storage;

/// <summary>The portal's SQLite database.</summary>
internal sealed class PortalDbContext(DbContextOptions<PortalDbContext> options) : DbContext(options)
{
    public DbSet<GrantRow> Grants => Set<GrantRow>();

    public DbSet<TypeInUseRow> TypesInUse => Set<TypeInUseRow>();

    public DbSet<CreateIntentRow> CreateIntents => Set<CreateIntentRow>();

    public DbSet<ChangeIntentRow> ChangeIntents => Set<ChangeIntentRow>();

    public DbSet<DraftRow> Drafts => Set<DraftRow>();

    public DbSet<EndedSessionRow> EndedSessions => Set<EndedSessionRow>();

    public DbSet<StoredRun> Runs => Set<StoredRun>();

    public DbSet<StoredRunRow> RunRows => Set<StoredRunRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(PortalDbContext).Assembly);
}
