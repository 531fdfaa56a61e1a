import { readSettings } from './settings';

describe('settings of the embedded desk', () => {
  it('need nothing to try it', () => {
    expect(readSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      configFile: './desk.yaml',
      logLevel: 'info',
      clock: { manual: false },
    });
  });

  it.each([
    ['EVENTDESK_PORT', 'many', 'expected a port number'],
    ['EVENTDESK_PUBLIC_URL', 'desk.example', 'like https://desk.example'],
    ['EVENTDESK_PUBLIC_URL', 'ftp://desk.example', 'like https://desk.example'],
    ['EVENTDESK_CLOCK', 'manual@soon', 'manual@2025'],
    ['EVENTDESK_CLOCK', '2025-03-01T09:00:00.000Z', 'expected "system" or'],
    ['EVENT_STORE_URL', 'postgres://127.0.0.1', 'expected sqlite:<path>'],
    ['SMTP_URL', 'mail.example', 'expected smtp://'],
    ['LOG_LEVEL', 'loud', 'expected one of trace'],
  ])('refuse %s=%s', (name, value, expected) => {
    expect(() => readSettings({ [name]: value })).toThrow(`${name}: `);
    expect(() => readSettings({ [name]: value })).toThrow(expected);
  });

  it('keep the log in a file of the data folder, in another one, or in EventStoreDB', () => {
    expect(readSettings({ EVENTDESK_DATA: '/srv/desk' }).log).toEqual({ file: '/srv/desk/events.db' });
    expect(readSettings({ EVENT_STORE_URL: 'sqlite:/srv/log.db' }).log).toEqual({ file: '/srv/log.db' });
    const url = 'esdb://127.0.0.1:2113?tls=false';
    expect(readSettings({ EVENT_STORE_URL: url }).log).toEqual({ url });
  });

  it('start a manual clock at its instant', () => {
    expect(readSettings({ EVENTDESK_CLOCK: 'manual@2025-03-01T10:00:00+01:00' }).clock.now()).toBe('2025-03-01T09:00:00.000Z');
  });
});
