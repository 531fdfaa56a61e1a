/** What every mailer promises. An adapter's spec runs all of it in a few lines. */
import { TryLater } from '@eventdesk/event-bus';
import type { Mailer, OutgoingMail } from './port';

export interface DeliveredMail {
  from: string;
  recipients: string[];
  subject: string;
  text: string;
  message_id: string;
}

export interface MailerUnderTest {
  mailer: Mailer;
  /** What arrived, oldest first. */
  delivered(): DeliveredMail[];
  /** From now on nothing can be handed over. */
  breakDown(): Promise<void>;
  cleanUp(): Promise<void>;
}

export const aMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  message_id: '<5b0e6c4e-2f9c-5d8e-8a56-0a3d3c1c4a11@chargecars.nl>',
  ticket_id: '0b5f8a52-6c3e-5d0c-9b8a-3e1f0a6d7c21',
  cause: '7c9e6679-7425-50de-944b-e07fc1f90ae7',
  audience: 'customer',
  from: { name: 'ChargeCars', address: 'info@chargecars.nl' },
  to: { name: 'Jan Jansen', address: 'jan@example.org' },
  subject: 'Your charger',
  text: 'Hello\n',
  headers: { 'X-Auto-Response-Suppress': 'All' },
  sent_at: '2025-03-01T09:00:00.000Z',
  ...changes,
});

export function mailerSuite(name: string, setUp: () => Promise<MailerUnderTest>): void {
  describe(`the ${name} as a mailer`, () => {
    let under: MailerUnderTest;
    beforeEach(async () => {
      under = await setUp();
    });
    afterEach(() => under.cleanUp());
    const send = (changes?: Partial<OutgoingMail>) => under.mailer.send(aMail(changes));

    it('hands a mail over to its one recipient as it was written', async () => {
      const subject = 'Laadpaal „défaut“ – Größe ✓ ' + 'lang '.repeat(40).trim();
      const text = `Beste Zoë,\n\n.\n..punt\nFrom here on: ${'x'.repeat(2_000)}\n=20 €\n`;
      await expect(send({ subject, text })).resolves.toEqual({ kind: 'sent' });
      expect(under.delivered()).toEqual([
        { from: 'info@chargecars.nl', recipients: ['jan@example.org'], subject, text, message_id: aMail().message_id },
      ]);
    });

    it('sends the same message id once, however often it is asked to', async () => {
      await send();
      await expect(send({ text: 'another text\n' })).resolves.toEqual({ kind: 'sent' });
      expect(under.delivered().map(({ text }) => text)).toEqual(['Hello\n']);
    });

    it('takes many mails at once', async () => {
      const ids = Array.from({ length: 40 }, (_, index) => `<mail-${index}@chargecars.nl>`);
      await Promise.all(ids.map((message_id) => send({ message_id })));
      expect(new Set(under.delivered().map(({ message_id }) => message_id))).toEqual(new Set(ids));
    });

    it.each([
      ['two addresses', 'jan@example.org, eve@example.org'],
      ['a header', 'jan@example.org\r\nBcc: eve@example.org'],
      ['a command', 'jan@example.org>\r\nRCPT TO:<eve@example.org'],
      ['a quoted local part', '"jan@example.org eve"@example.com'],
      ['64 KB', `${'a'.repeat(65_536)}@example.org`],
      ['nothing', ''],
    ])('refuses for good an address that is %s', async (_, address) => {
      await expect(send({ to: { name: null, address } })).resolves.toMatchObject({ kind: 'refused' });
      expect(under.delivered()).toEqual([]);
    });

    it('keeps hostile names and subjects out of the envelope', async () => {
      const hostile = 'x"\r\nBcc: eve@example.org\r\n\r\n, <eve@example.org>';
      await send({ to: { name: hostile, address: 'jan@example.org' }, subject: hostile });
      expect(under.delivered().map(({ recipients }) => recipients)).toEqual([['jan@example.org']]);
    });

    it('sends nothing that is another instance’s by now, which is no refusal', async () => {
      await expect(under.mailer.send(aMail(), () => false)).rejects.toThrow(TryLater);
      await expect(under.mailer.send(aMail(), () => true)).resolves.toEqual({ kind: 'sent' });
      expect(under.delivered()).toHaveLength(1);
    });

    it('says "try later" while nothing can be handed over, which is no refusal', async () => {
      await under.breakDown();
      await expect(send()).rejects.toThrow(TryLater);
    });
  });
}
