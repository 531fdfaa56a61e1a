import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { FolderInUse, lockFolder, shareFolder } from './lock';
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

  it('is shared by separate services, of which each may come and go', async () => {
    const first = shareFolder(folder);
    const other = startProcess('lock', folder, 'shared');
    expect(await other.started).toContain('locked');
    first.release();
    expect(() => lockFolder(folder)).toThrow(/in use by separate services/);
    other.child.kill('SIGKILL');
    await other.exited;
    lockFolder(folder).release();
  });

  it('is not shared with a desk that has it for itself', async () => {
    const lock = lockFolder(folder);
    expect(() => shareFolder(folder)).toThrow(`process ${process.pid} on ${hostname()}`);
    const other = startProcess('lock', folder, 'shared');
    expect(String(await other.started)).toContain('FolderInUse');
    await other.exited;
    lock.release();
    shareFolder(folder).release();
  });
});
