import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { MailboxFile } from './mailbox-file';
import { KeptMailbox } from './mailer/kept-mailbox';

const hook = resolve(__dirname, '../../../libs/event-store/ts-hook.cjs');
const MAILS = 25;

describe('a mailbox file of several processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-mailbox-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is made by whichever is first, and keeps every mail of each, and a mail of all only once', async () => {
    const path = join(folder, 'mailbox.db');
    const processes = ['one', 'two', 'three'].map((name) => {
      const child = fork(join(__dirname, 'mailbox.process.for-spec.ts'), [path, name, String(MAILS)], {
        execArgv: ['-C', '@eventdesk/source', '-r', hook],
      });
      return { said: once(child, 'message'), exited: once(child, 'exit') };
    });
    expect(await Promise.all(processes.map(async ({ said }) => ((await said) as [number])[0]))).toEqual([0, 0, 0]);
    expect(await Promise.all(processes.map(async ({ exited }) => ((await exited) as [number])[0]))).toEqual([0, 0, 0]);
    const file = new MailboxFile(path);
    const ids = new KeptMailbox(file).list({ limit: 1_000 }).map(({ message_id }) => message_id);
    file.close();
    expect([ids.length, new Set(ids).size]).toEqual([4 * MAILS, 4 * MAILS]);
  }, 60_000);
});
