import { DeskConfig } from './desk-config';

const type = (number_prefix: string, more: object = {}) => ({
  number_prefix,
  categories: ['information', 'other'],
  departments: { by_category: {}, otherwise: 'support' },
  workflow: 'standard',
  sla: 'standard',
  ...more,
});
const target = (hours: number) => ({ hours });
const desk = () => ({
  business_entities: [
    { id: '4e7a1c52-8d0b-4f36-9a61-2c5be0c3a901', slug: 'voltshop', name: 'VoltShop', domain: 'voltshop.example' } as Record<
      string,
      unknown
    >,
  ],
  ticket_types: { support: type('SUP') as object, sales: type('SAL') as object, inquiry: type('INQ') as object },
  workflows: { standard: { transitions: [{ from: 'new', to: 'open' }] } } as Record<string, object>,
  sla: {
    calendars: { always: { kind: 'always' } } as Record<string, object>,
    policies: { standard: { calendar: 'always', response: target(8), resolution: target(72) } } as Record<string, object>,
    escalation: [{ at_percent: 80 }],
  },
});

const problemsOf = (change: (config: ReturnType<typeof desk>) => void): string[] => {
  const config = desk();
  change(config);
  return (DeskConfig.safeParse(config).error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
};

describe('desk.yaml', () => {
  it('is complete without what has a default', () => expect(problemsOf(() => undefined)).toEqual([]));

  const cases: [string, (config: ReturnType<typeof desk>) => void, RegExp][] = [
    [
      'a workflow that is not there',
      (c) => (c.ticket_types.sales = type('SAL', { workflow: 'quick' })),
      /^ticket_types\.sales\.workflow: .*"quick".*standard/,
    ],
    [
      'a name that every object has',
      (c) => (c.ticket_types.sales = type('SAL', { workflow: 'constructor' })),
      /^ticket_types\.sales\.workflow/,
    ],
    [
      'a policy that is not there',
      (c) => (c.ticket_types.sales = type('SAL', { sla: 'gold' })),
      /^ticket_types\.sales\.sla: .*"gold"/,
    ],
    [
      'a calendar that is not there',
      (c) => (c.sla.policies = { standard: { calendar: 'office', response: target(8), resolution: target(72) } }),
      /^sla\.policies\.standard\.calendar: .*"office".*always/,
    ],
    [
      'a routed category that the type lacks',
      (c) => (c.ticket_types.sales = type('SAL', { departments: { by_category: { leads: 'sales' }, otherwise: null } })),
      /by_category: .*"leads".*information, other/,
    ],
    [
      'one prefix for two types',
      (c) => (c.ticket_types.sales = type('SUP')),
      /^ticket_types\.sales\.number_prefix: "SUP" is used twice/,
    ],
    [
      'one slug for two brands',
      (c) =>
        c.business_entities.push({ ...c.business_entities[0], id: '5b0c7c0e-94a7-4b53-9b0f-2f8f6f0f6f01', domain: 'b.example' }),
      /^business_entities\.1\.slug: "voltshop" is used twice/,
    ],
    [
      'a move to where it starts',
      (c) => (c.workflows = { standard: { transitions: [{ from: 'new', to: 'new' }] } }),
      /another status/,
    ],
    [
      'a target of no hours',
      (c) => (c.sla.policies = { standard: { calendar: 'always', response: target(0), resolution: target(72) } }),
      /response\.hours: expected more than 0/,
    ],
    [
      'a target beyond all calendars',
      (c) => (c.sla.policies = { standard: { calendar: 'always', response: target(8), resolution: target(1e12) } }),
      /resolution\.hours: expected at most/,
    ],
    ['a domain that is none', (c) => (c.business_entities[0]!['domain'] = '..voltshop.example'), /domain: expected a domain/],
    [
      'an inbox that is no local part',
      (c) => (c.business_entities[0]!['general_inbox'] = 'in fo@x'),
      /general_inbox: expected what stands before the @/,
    ],
    [
      'hours that end before they start',
      (c) =>
        (c.sla.calendars = { always: { kind: 'weekly', time_zone: 'Europe/Amsterdam', hours: { monday: ['17:00-09:00'] } } }),
      /monday\.0: must end after it starts/,
    ],
    [
      'a time zone that is none',
      (c) => (c.sla.calendars = { always: { kind: 'weekly', time_zone: 'Amsterdam', hours: { monday: ['09:00-17:00'] } } }),
      /time_zone: expected an IANA time zone/,
    ],
    ['a word that it does not know', (c) => Object.assign(c, { colour: 'red' }), /colour/],
  ];
  it.each(cases)('is refused for %s', (_, change, expected) =>
    expect(problemsOf(change)).toEqual([expect.stringMatching(expected)]),
  );
});
