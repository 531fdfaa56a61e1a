/** The log's one table, and the text of an event that its checksum and the hash chain are taken of. */
import { hash } from 'node:crypto';
import type { Database } from './database';

/**
 * `origin` is the position of the stream's first event and stands for the stream's name in the indexes: small keys, and streams
 * in use lie together, where names would scatter every append over the file (docs/adr/0003).
 */
const SCHEMA = `
  CREATE TABLE events (
    position    INTEGER PRIMARY KEY,
    origin      INTEGER NOT NULL,
    stream      TEXT NOT NULL,
    revision    INTEGER NOT NULL,
    id          TEXT NOT NULL,
    type        TEXT NOT NULL,
    data        TEXT NOT NULL,
    metadata    TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    checksum    INTEGER NOT NULL,
    hash        TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_name ON events (stream) WHERE revision = 0;
  CREATE UNIQUE INDEX events_by_stream ON events (origin, revision);
  CREATE UNIQUE INDEX events_by_id ON events (origin, id);
  PRAGMA user_version = 1;
`;
const SCHEMA_VERSION = 1;

/** An event as text: what its checksum (CRC-32) covers. No field holds a tab or a line break: JSON escapes them, names may not. */
export interface EventText {
  position: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  recorded_at: string;
  data: string;
  metadata: string;
}

export const contentOf = (event: EventText): string =>
  `${event.position}\t${event.stream}\t${event.revision}\t${event.id}\t${event.type}\t${event.recorded_at}\t${event.data}\t${event.metadata}`;

const FIELDS = 'position, stream, revision, id, type, recorded_at, data, metadata';
/** The same text, made by SQLite. */
export const CONTENT = `concat_ws('\t', ${FIELDS})`;
/** The same after its checksum and a tab. */
export const CHECKED_CONTENT = `concat_ws('\t', checksum, ${FIELDS})`;

/** Each event's hash covers the one before it: nothing can be changed, swapped or taken out without breaking all that follow. */
export const chainedHash = (previous: string, content: string): string => hash('sha256', `${previous}\n${content}`);
export const FIRST_HASH = '0'.repeat(64);

/** @throws Error when the file is not a log of this version */
export function prepareSchema(database: Database, path: string, readonly: boolean): void {
  if (!readonly && versionOf(database) === 0) {
    database.exec('BEGIN IMMEDIATE');
    if (versionOf(database) === 0) database.exec(SCHEMA);
    database.exec('COMMIT');
  }
  const version = versionOf(database);
  if (version !== SCHEMA_VERSION)
    throw new Error(
      `${path} is not an event log of version ${SCHEMA_VERSION}, but ${version === 0 ? 'none' : `of version ${version}`}`,
    );
}

const versionOf = (database: Database): number => (database.prepare('PRAGMA user_version').raw().get([]) as [number])[0];
