package dev.parley.server.command;

import dev.parley.api.Audit;
import dev.parley.api.AuditEntry;
import dev.parley.api.AuditQuery;
import dev.parley.server.isolation.Lease;
import dev.parley.server.moderation.AuditLog;
import java.io.IOException;
import java.util.List;

/// The audit log as one plugin sees it.
record AuditHandle(AuditLog log, Lease lease) implements Audit {

    @Override
    public List<AuditEntry> search(AuditQuery query) throws IOException {
        lease.check();
        return log.search(new dev.parley.server.moderation.AuditQuery(
                query.who().orElse(null),
                query.whom().orElse(null),
                query.what().orElse(null),
                query.since().orElse(null),
                query.text().orElse(null),
                query.limit()));
    }
}
