import { connect } from './client';

interface Inner {
  supports: () => Promise<boolean>;
  handleError: (client: unknown, error: Error) => Promise<void>;
}

describe('the client of EventStoreDB', () => {
  it.each([
    'esdb://127.0.0.1:2113?tls=false',
    'kurrentdb://admin:changeit@db.example.org:2113',
    'kdb+discover://db.example.org?tls=true',
  ])('is made from %s without connecting', async (url) => {
    await connect(url).dispose();
  });

  it.each(['', 'http://127.0.0.1', 'esdb:admin:changeit', 'esdb://admin:changeit@127.0.0.1:x'])(
    'is not made from "%s", and no error repeats a password',
    (url) => {
      expect(() => connect(url)).toThrow(/expected a URL like/);
      expect(() => connect(url)).not.toThrow(/changeit/);
    },
  );

  it('must throw on a failed append', () => {
    expect(() => connect('esdb://127.0.0.1?tls=false&throwOnAppendFailure=false')).toThrow(/not supported/);
  });

  it('appends by calls of their own, and survives its own attempts to reconnect', async () => {
    const client = connect('esdb://127.0.0.1:2113?tls=false');
    const inner = client as unknown as Inner;
    expect(await inner.supports()).toBe(false);
    const broken = {
      getChannel: () => {
        throw new Error('broken');
      },
    };
    await inner.handleError(broken, Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '' }));
    await client.dispose();
  });
});
