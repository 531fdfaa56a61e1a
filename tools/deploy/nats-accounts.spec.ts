import { categories, requestPatterns, serviceOf } from '@eventdesk/contracts';
import { healthPorts, textOf } from './project.for-spec';

interface User {
  publish: string[];
  subscribe: string[];
}

/** What each user of `deploy/nats/accounts.conf` may say and hear. */
const users = new Map(
  textOf('deploy/nats/accounts.conf')
    .split(/\n +user: /)
    .slice(1)
    .map((text): [string, User] => {
      const [name = ''] = text.split('\n');
      const listOf = (verb: string) => {
        const [, list = ''] = new RegExp(`${verb}: \\{ allow: \\[([^\\]]*)\\]`).exec(text) ?? [];
        return [...list.matchAll(/"([^"]+)"/g)].map(([, subject = '']) => subject);
      };
      return [name, { publish: listOf('publish'), subscribe: listOf('subscribe') }];
    }),
);
const whoMay = (verb: keyof User, subject: string): string[] =>
  [...users].filter(([, user]) => user[verb].includes(subject)).map(([name]) => name);

describe('the users at NATS', () => {
  it('are the services, and the command line', () => {
    expect([...users.keys()].sort()).toEqual(['gateway', 'replay', ...healthPorts().keys()].sort());
  });

  it.each(categories)('publish %s events only as the service that writes them, or by hand', (category) => {
    const writer = serviceOf(`${category}-1`);
    expect(whoMay('publish', `desk.events.*.${category}.*`)).toEqual([writer, 'replay']);
    expect(whoMay('publish', `desk.relay.${category}`)).toEqual([writer, 'replay']);
    expect(whoMay('publish', `$KV.desk-bus.relay.${category}`)).toEqual([writer, 'replay']);
  });

  it('ask what somebody answers, and nothing stands for several of these subjects', () => {
    expect(Object.values(requestPatterns).map((pattern) => [whoMay('publish', pattern), whoMay('subscribe', pattern)])).toEqual([
      [['gateway', 'sla-monitor'], ['ticket-command']],
      [['gateway'], ['ticket-command']],
      [['gateway'], ['notification']],
      [['gateway'], ['projector']],
      [['gateway'], ['ticket-command']],
      [['gateway'], ['projector']],
    ]);
    for (const { publish } of users.values())
      expect(
        publish.filter((subject) => /^(>|\*|desk\.(>|\*|events\.>)|\$(JS|KV)\.(>|\*)|\$JS\.API\.(>|\*))/.test(subject)),
      ).toEqual([]);
  });

  it('hear only their own answers', () => {
    expect(textOf('libs/hosting/src/engines.ts')).toContain('`_INBOX_${name}`');
    expect(textOf('apps/replay/src/broker.ts')).toContain('`_INBOX_${NAME}`');
    for (const [name, { subscribe }] of users)
      expect(subscribe.filter((subject) => subject.startsWith('_INBOX'))).toEqual([`_INBOX_${name}.>`]);
  });
});
