/** The tables of one set of views. Documents are JSON; beside them stands, in columns, what queries filter and sort by. */
import type { ViewName } from '../port';
import type { Sql } from './sql';

/** Raised with every change of tables or folds: views of another version are thrown away and folded anew. */
export const SCHEMA_VERSION = 5;

/**
 * `keys` gives every ticket a number for its rows elsewhere. `facets` has a row for each combination of the filters with few
 * values, and how many tickets it has: totals are sums over some hundred rows, and any such filter is a few ranges of
 * (facet, sort key). Instants are milliseconds.
 */
const tables = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE keys (id TEXT PRIMARY KEY, key INTEGER NOT NULL) WITHOUT ROWID;

  CREATE TABLE documents (key INTEGER PRIMARY KEY, document TEXT NOT NULL);
  CREATE TABLE facets (
    facet INTEGER PRIMARY KEY, ticket_type TEXT, status TEXT, priority INTEGER, category TEXT, department TEXT,
    entity_id TEXT, entity TEXT, sla TEXT, count INTEGER NOT NULL DEFAULT 0,
    UNIQUE (ticket_type, status, priority, category, department, entity_id, entity, sla));
  CREATE TABLE tickets (
    key INTEGER PRIMARY KEY, facet INTEGER NOT NULL, id TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
    due_at INTEGER, running TEXT, ticket_number TEXT, contact_id TEXT NOT NULL, customer_organization_id TEXT, assigned_to TEXT,
    sales_stage TEXT, value INTEGER, probability INTEGER, response TEXT, resolution TEXT, response_seconds INTEGER,
    resolution_seconds INTEGER, ended_at INTEGER, replies INTEGER NOT NULL);
  CREATE TABLE removed (ticket_number TEXT, key INTEGER, PRIMARY KEY (ticket_number, key)) WITHOUT ROWID;
  CREATE TABLE tags (tag TEXT, key INTEGER, PRIMARY KEY (tag, key)) WITHOUT ROWID;
  CREATE TABLE replies (key INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL);
  CREATE UNIQUE INDEX replies_number ON replies (key, number);
  CREATE VIRTUAL TABLE search USING fts5(
    text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

  CREATE TABLE timeline (key INTEGER NOT NULL, category INTEGER NOT NULL, revision INTEGER NOT NULL, row TEXT NOT NULL);
  CREATE TABLE contacts (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, opened_at INTEGER NOT NULL, record TEXT NOT NULL);
  CREATE VIRTUAL TABLE contact_search USING fts5(
    text, content='', contentless_delete=1, prefix='1 2 3', tokenize='unicode61 remove_diacritics 2');
  CREATE TABLE numbers (
    business_entity TEXT, series TEXT, year INTEGER, sequence INTEGER, row TEXT NOT NULL,
    PRIMARY KEY (business_entity, series, year, sequence)) WITHOUT ROWID;
`;

/** Made after a rebuild's rows: sorting once is cheaper than keeping sorted. */
const indexes = `
  CREATE INDEX IF NOT EXISTS tickets_created ON tickets (created_at, id, facet);
  CREATE INDEX IF NOT EXISTS tickets_updated ON tickets (updated_at, id, facet);
  CREATE INDEX IF NOT EXISTS tickets_due ON tickets (due_at, id, facet) WHERE due_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS tickets_facet_created ON tickets (facet, created_at, id);
  CREATE INDEX IF NOT EXISTS tickets_facet_updated ON tickets (facet, updated_at, id);
  CREATE INDEX IF NOT EXISTS tickets_number ON tickets (ticket_number) WHERE ticket_number IS NOT NULL;
  CREATE INDEX IF NOT EXISTS tickets_contact ON tickets (contact_id);
  CREATE INDEX IF NOT EXISTS tickets_ended ON tickets (ended_at, facet) WHERE ended_at IS NOT NULL;
  CREATE INDEX IF NOT EXISTS tickets_unassigned ON tickets (facet, updated_at, id) WHERE assigned_to IS NULL;
  CREATE INDEX IF NOT EXISTS tickets_stage ON tickets (sales_stage, facet, created_at, value, probability)
    WHERE sales_stage IS NOT NULL;
  CREATE INDEX IF NOT EXISTS tickets_organization ON tickets (customer_organization_id) WHERE customer_organization_id IS NOT NULL;
  CREATE INDEX IF NOT EXISTS tickets_agent ON tickets (assigned_to, facet) WHERE assigned_to IS NOT NULL;
  CREATE UNIQUE INDEX IF NOT EXISTS timeline_event ON timeline (key, category, revision);
`;

export function createTables(sql: Sql): void {
  sql.database.exec(tables);
  sql.run("INSERT INTO meta VALUES ('schema', ?)", String(SCHEMA_VERSION));
}

export const createIndexes = (sql: Sql): void => void sql.database.exec(indexes);

/** Null for a file without views. */
export function schemaOf(sql: Sql): number | null {
  const [tables = 0] = sql.row<[number]>("SELECT count(*) FROM sqlite_master WHERE name = 'meta'") ?? [];
  const [version] = (tables > 0 && sql.row<[string]>("SELECT value FROM meta WHERE name = 'schema'")) || [];
  return version === undefined ? null : Number(version);
}

export const loadCheckpoint = (sql: Sql): string | null =>
  sql.row<[string]>("SELECT value FROM meta WHERE name = 'checkpoint'")?.[0] ?? null;

export const saveCheckpoint = (sql: Sql, position: string): void =>
  sql.run("INSERT OR REPLACE INTO meta VALUES ('checkpoint', ?)", position);

const contents: Record<ViewName, string> = {
  tickets: `DELETE FROM documents; DELETE FROM facets; DELETE FROM tickets; DELETE FROM removed; DELETE FROM tags; DELETE FROM replies;
    INSERT INTO search (search) VALUES ('delete-all');`,
  timeline: 'DELETE FROM timeline;',
  contacts: "DELETE FROM contacts; INSERT INTO contact_search (contact_search) VALUES ('delete-all');",
  numbers: 'DELETE FROM numbers;',
};

/** Takes all documents out of one view. */
export const clearView = (sql: Sql, view: ViewName): void => void sql.database.exec(contents[view]);
