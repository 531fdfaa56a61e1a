import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailIntent } from '@eventdesk/domain';
import { ManualClock } from '@eventdesk/runtime';
import { deskConfig, openedData, recorded, ticketId } from './desk-for-spec';
import { CustomerCap, guardAgainst } from './guards';
import { MailboxFile } from './mailbox-file';
import { KeptMailbox } from './mailer/kept-mailbox';
import { aMail } from './mailer/mailer-suite-for-spec';

const config = deskConfig();
const event = recorded('TicketOpened', openedData(ticketId));
const intent = (to: string, template: MailIntent['template'] = 'acknowledgement'): MailIntent => ({
  to,
  template,
  audience: 'customer',
  language: 'en',
});

describe('the guard against machines that answer each other', () => {
  const reason = (to: string, template?: MailIntent['template']) =>
    guardAgainst(config, event, intent(to, template), event.recorded_at);

  it.each(['no-reply', 'noreply', 'NoReply+x', 'do-not-reply', 'MAILER-DAEMON', 'postmaster', 'bounces+123', 'bounce'])(
    'acknowledges no mail of %s@…',
    (local) => expect(reason(`${local}@example.org`)).toContain('program'),
  );
  it.each(['support@chargecars.nl', 'jan@ChargeCars.NL', 'info@laadplein.nl'])('nor of the desk’s own %s', (address) =>
    expect(reason(address)).toContain('own domains'),
  );
  it.each(['jan@example.org', 'noreen@example.org', 'jan@notchargecars.nl', 'bouncer@example.org'])('but of %s', (address) =>
    expect(reason(address)).toBeNull(),
  );
  it('lets a person’s reply through to any of them', () => expect(reason('jan@chargecars.nl', 'agent-reply')).toBeNull());
});

describe('news of more than a week ago', () => {
  const after = (instant: string, template: MailIntent['template']) =>
    guardAgainst(config, event, intent('jan@example.org', template), instant);

  it('is told to nobody by machine, whoever reads the log anew', () => {
    expect(after('2025-03-08T09:00:00.000Z', 'ticket-opened')).toBeNull();
    expect(after('2025-03-08T09:00:00.001Z', 'ticket-opened')).toBe('what it tells happened more than a week ago');
  });
  it('still goes out when an agent wrote it', () => expect(after('2026-03-08T09:00:00.001Z', 'agent-reply')).toBeNull());
});

describe('the hourly share of a customer’s address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk-cap-'));
  const clock = new ManualClock('2025-03-01T09:00:00.000Z');
  let file: MailboxFile;
  let mailbox: KeptMailbox;
  let cap: CustomerCap;
  let count = 0;
  beforeEach(() => {
    file = new MailboxFile(join(folder, `${count++}.db`));
    mailbox = new KeptMailbox(file);
    cap = new CustomerCap(3, mailbox, clock);
  });
  afterEach(() => file.close());
  afterAll(() => rmSync(folder, { recursive: true }));

  const send = (id: number | string, to = 'jan@example.org', audience: 'customer' | 'department' = 'customer') => {
    const mail = aMail({
      message_id: `<${id}@chargecars.nl>`,
      to: { name: null, address: to },
      audience,
      sent_at: clock.now(),
    });
    return cap.within(mail, () => mailbox.send(mail));
  };
  const sentOf = async (attempts: Promise<unknown>[]) =>
    (await Promise.all(attempts)).filter((outcome) => outcome !== null).length;

  it('holds for many at once, in any case of letters, and for each address apart', async () => {
    const racing = Array.from({ length: 50 }, (_, index) => send(index, index % 2 ? 'jan@example.org' : 'JAN@example.org'));
    expect(await sentOf(racing)).toBe(3);
    expect(await sentOf([send('other', 'eve@example.org')])).toBe(1);
  });

  it('holds over a restart, and is there anew when the hour is over', async () => {
    await sentOf([1, 2, 3].map((id) => send(id)));
    cap = new CustomerCap(3, mailbox, clock);
    expect(await sentOf([send(4)])).toBe(0);
    clock.moveTo('2025-03-01T10:00:00.000Z');
    expect(await sentOf([4, 5, 6, 7].map((id) => send(id)))).toBe(3);
  });

  it('counts no mail twice that is only tried again, and no mail that was not sent', async () => {
    await sentOf([1, 2, 3].map((id) => send(id)));
    expect(await sentOf([send(3)])).toBe(1);
    const failing = aMail({ to: { name: null, address: 'eve@example.org' } });
    for (let attempt = 0; attempt < 5; attempt++)
      await expect(cap.within(failing, () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  });

  it('is not for the desk’s own people', async () => {
    expect(await sentOf([1, 2, 3, 4, 5].map((id) => send(id, 'jan@example.org', 'department')))).toBe(5);
  });
});
