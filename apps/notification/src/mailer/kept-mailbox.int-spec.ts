import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MailboxFile } from '../mailbox-file';
import { KeptMailbox } from './kept-mailbox';
import { aMail, mailerSuite } from './mailer-suite-for-spec';

const folders: string[] = [];
const newPath = () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-mailbox-'));
  folders.push(folder);
  return join(folder, 'mailbox.db');
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

mailerSuite('kept mailbox', async () => {
  const file = new MailboxFile(newPath());
  const mailer = new KeptMailbox(file);
  return {
    mailer,
    delivered: () =>
      mailer
        .list({ limit: 1000 })
        .reverse()
        .map(({ from, to, subject, text, message_id }) => ({ from, recipients: [to], subject, text, message_id })),
    breakDown: async () => file.close(),
    cleanUp: async () => file.close(),
  };
});

describe('the kept mailbox', () => {
  const path = newPath();
  let file = new MailboxFile(path);
  let mailbox = new KeptMailbox(file);
  const ticket = '11111111-1111-5111-8111-111111111111';
  beforeAll(async () => {
    for (const [index, to] of ['jan@example.org', 'eve@example.org', 'Jan@Example.org'].entries())
      await mailbox.send(
        aMail({
          message_id: `<${index}@chargecars.nl>`,
          to: { name: null, address: to },
          ...(index === 2 ? { ticket_id: ticket, sent_at: '2025-03-01T09:30:00.000Z' } : {}),
        }),
      );
    await mailbox.send(aMail({ message_id: '<3@chargecars.nl>', audience: 'department' }));
  });
  afterAll(() => file.close());
  const listed = (query: { to?: string; ticket_id?: string; limit?: number; cursor?: string }) =>
    mailbox.list({ limit: 200, ...query }).map(({ message_id }) => message_id.slice(1, 2));

  it('lists the newest first, by address in any case, by ticket, up to the limit', () => {
    expect(listed({})).toEqual(['3', '2', '1', '0']);
    expect(listed({ to: 'JAN@example.org' })).toEqual(['3', '2', '0']);
    expect(listed({ ticket_id: ticket })).toEqual(['2']);
    expect(listed({ to: 'eve@example.org', ticket_id: ticket })).toEqual([]);
    expect(listed({ limit: 2 })).toEqual(['3', '2']);
  });

  it('goes on behind a mail, whatever came meanwhile, and has nothing behind one that it does not know', () => {
    expect(listed({ limit: 2, cursor: '<2@chargecars.nl>' })).toEqual(['1', '0']);
    expect(listed({ to: 'jan@example.org', cursor: '<2@chargecars.nl>' })).toEqual(['0']);
    expect([listed({ cursor: '<0@chargecars.nl>' }), listed({ cursor: '<nobody@chargecars.nl>' })]).toEqual([[], []]);
  });

  it('counts what went to a customer’s address after an instant, and nothing else', () => {
    expect(mailbox.customerMailsSince('jan@example.org', '2025-03-01T08:59:59.999Z')).toBe(2);
    expect(mailbox.customerMailsSince('jan@example.org', '2025-03-01T09:00:00.000Z')).toBe(1);
  });

  it('is there again after a restart', () => {
    file.close();
    file = new MailboxFile(path);
    mailbox = new KeptMailbox(file);
    expect(listed({})).toEqual(['3', '2', '1', '0']);
    expect([mailbox.has('<0@chargecars.nl>'), mailbox.has('<9@chargecars.nl>')]).toEqual([true, false]);
  });
});
