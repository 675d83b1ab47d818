/**
 * The store: one SQLite file, one writer connection a process, one for reading.
 *
 * An acknowledged write is on disk (WAL with `synchronous=FULL`): it survives a kill and a power cut.
 * Everything is async although the driver is not, so that another database can take its place, and no
 * driver type leaves this room.
 */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { dataFolder, projectFolder } from './environment.ts';
import * as schema from './schema.ts';
import { WriteQueue } from './write-queue.ts';

/** A connection that queries may read from: the reader, or the writer within `write`. */
export type Reader = BetterSQLite3Database<typeof schema>;
/** The writer connection inside a transaction; only what `write` hands over. */
export type Tx = Reader & { readonly __writing?: true };

export interface Db {
  readonly folder: string;
  readonly read: Reader;
  /**
   * Runs a change in a transaction (BEGIN IMMEDIATE), one after the other. What it throws rolls back.
   * Answers once it is on the disk; changes that wait together share a commit.
   * Only database calls happen inside: while it runs nobody else writes. Not to be nested.
   */
  write<T>(change: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same for what nobody was told and anybody can make again: it survives a kill like any other, but a power cut may
   * take it back. Waits for no disk.
   */
  writeQuick<T>(change: (tx: Tx) => Promise<T>): Promise<T>;
  /** Takes a turn on the writer connection without a transaction, for a library that brings its own queries. */
  turn<T>(work: (writer: Reader) => Promise<T>): Promise<T>;
  /** Grows whenever another connection, in whatever process, has changed the database. */
  dataVersion(): number;
  /** SQLite's own words on the file's health; `['ok']` when whole. */
  integrity(): string[];
  /** A consistent copy into a new file, while everybody goes on working. */
  copyTo(file: string): Promise<void>;
  close(): void;
}

/** A second pair of eyes on the same file, for a thread of its own (search/worker.ts). Nothing is migrated. */
export function openReader(folder: string): { read: Reader; close(): void } {
  const reader = keepStatements(
    new Database(path.join(folder, 'midad.db'), { timeout: 10_000, readonly: true }),
  );
  reader.pragma('cache_size = -16000');
  return { read: drizzle(reader, { schema }), close: () => reader.close() };
}

/** What stands there can't be worked with; the message says why, for whoever runs the newsroom. */
export class UnusableDatabaseError extends Error {
  override name = 'UnusableDatabaseError';
}

/** The database was made by a newer Midad than this one. */
export class NewerDatabaseError extends UnusableDatabaseError {
  override name = 'NewerDatabaseError';
}

/** Opens `midad.db` in the folder (made if missing) and migrates it. Throws UnusableDatabaseError. */
export async function openDb(folder = dataFolder()): Promise<Db> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, 'midad.db');
  const writer = keepStatements(openFile(file));
  // A pragma takes effect when it is prepared: none of them may be a statement that is kept.
  const setLasting = (isLasting: boolean) => {
    writer.pragma(`synchronous = ${isLasting ? 'FULL' : 'NORMAL'}`);
  };
  setLasting(true);
  writer.pragma('foreign_keys = ON');
  writer.pragma('cache_size = -16000');
  const onWriter = drizzle(writer, { schema });
  try {
    migrateOrRefuse(writer, onWriter);
  } catch (error) {
    writer.close();
    throw error;
  }
  const reader = keepStatements(new Database(file, { timeout: 10_000, readonly: true }));
  reader.pragma('cache_size = -16000');

  const queue = new WriteQueue({
    exec: (statement) => {
      writer.prepare(statement).run();
    },
    get inTransaction() {
      return writer.inTransaction;
    },
    setLasting,
  });

  return {
    folder,
    read: drizzle(reader, { schema }),
    write: (change) => queue.write(() => change(onWriter)),
    writeQuick: (change) => queue.write(() => change(onWriter), 'quick'),
    turn: (work) => queue.turn(() => work(onWriter)),
    dataVersion: () => Number(reader.pragma('data_version', { simple: true })),
    integrity: () => {
      const rows = reader.pragma('integrity_check') as { integrity_check: string }[];
      const orphans = reader.pragma('foreign_key_check') as { table: string }[];
      return [
        ...rows.map((row) => row.integrity_check),
        ...orphans.map((row) => `foreign key broken in ${row.table}`),
      ];
    },
    copyTo: async (target) => {
      // One statement sees one moment, however much is written meanwhile (the backup API starts over instead).
      reader.prepare('vacuum into ?').run(target);
    },
    close: () => {
      reader.close();
      writer.close();
    },
  };
}

/** Throws UnusableDatabaseError for a file that is no database. */
function openFile(file: string): Database.Database {
  const database = new Database(file, { timeout: 10_000 });
  try {
    database.pragma('journal_mode = WAL');
    return database;
  } catch (error) {
    database.close();
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(?:NOTADB|CORRUPT)/.test(error.code))
      throw error;
    throw new UnusableDatabaseError(
      `${file} is no database, or is damaged beyond reading. Move the folder away and restore a backup.`,
    );
  }
}

/** The most prepared statements a connection keeps; lists of ids make many that differ only in length. */
const mostStatements = 300;

/**
 * Lets a connection prepare each statement once. drizzle prepares anew for every call, which costs a save
 * a third of its time.
 */
function keepStatements(connection: Database.Database): Database.Database {
  const kept = new Map<string, Database.Statement>();
  const prepare = connection.prepare.bind(connection);
  connection.prepare = ((source: string) => {
    const statement = kept.get(source) ?? prepare(source);
    // Whoever had it before may have asked for rows as arrays.
    if (statement.reader) statement.raw(false);
    kept.delete(source);
    kept.set(source, statement);
    if (kept.size > mostStatements) {
      const [oldest] = kept.keys();
      if (oldest !== undefined) kept.delete(oldest);
    }
    return statement;
  }) as typeof connection.prepare;
  return connection;
}

function migrateOrRefuse(writer: Database.Database, orm: Reader): void {
  const folder = path.join(projectFolder(), 'db', 'migrations');
  const journal: unknown = JSON.parse(readFileSync(path.join(folder, 'meta', '_journal.json'), 'utf8'));
  const known = lastMigration(journal);
  const applied = appliedMigration(writer);
  if (applied > known) {
    throw new NewerDatabaseError(
      'This database was made by a newer version of Midad. Start that version, or restore a backup made before it.',
    );
  }
  if (applied < known) migrate(orm, { migrationsFolder: folder });
}

function lastMigration(journal: unknown): number {
  if (typeof journal !== 'object' || journal === null || !('entries' in journal)) return 0;
  const { entries } = journal;
  if (!Array.isArray(entries)) return 0;
  return Math.max(0, ...entries.map((entry: { when?: unknown }) => Number(entry.when) || 0));
}

function appliedMigration(writer: Database.Database): number {
  const table = writer
    .prepare("select 1 from sqlite_master where type = 'table' and name = '__drizzle_migrations'")
    .get();
  if (!table) return 0;
  return Number(writer.prepare('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0);
}

declare global {
  // Next's bundles hold several copies of this module; the process has one database.
  var midadDb: { folder: string; opened: Promise<Db> } | undefined;
}

/** The process's own database, opened once. */
export function getDb(): Promise<Db> {
  const folder = dataFolder();
  if (globalThis.midadDb?.folder !== folder) {
    const opened = openDb(folder);
    globalThis.midadDb = { folder, opened };
    // A failed opening is not kept: the next call tries again.
    opened.catch(() => {
      globalThis.midadDb = undefined;
    });
  }
  return globalThis.midadDb.opened;
}

/** False once the data folder was taken away under the process (a deleted file can still be written to). */
export function isInPlace(db: Db): boolean {
  return existsSync(path.join(db.folder, 'midad.db'));
}
