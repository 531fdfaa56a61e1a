import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, lockFolder } from './lock';
import { startProcess } from './process.for-spec';

describe('the lock of a data folder', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'eventdesk-lock-')), 'data');
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('is taken once, and again when it was released', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(FolderInUse);
    lock.release();
    lock.release();
    lockFolder(folder).release();
  });

  it('says who holds it, and what to do', () => {
    const lock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`process ${process.pid} on ${hostname()}`);
    expect(() => lockFolder(folder)).toThrow(/stop that desk first.*EVENTDESK_DATA/);
    lock.release();
  });

  it('keeps other processes out, and is free as soon as its process was killed', async () => {
    const holder = startProcess('lock', folder);
    expect(await holder.started).toContain('locked');
    expect(() => lockFolder(folder)).toThrow(`process ${holder.child.pid} on`);
    const second = startProcess('lock', folder);
    expect(String(await second.started)).toContain('FolderInUse');
    holder.child.kill('SIGKILL');
    await Promise.all([holder.exited, second.exited]);
    lockFolder(folder).release();
  });
});
