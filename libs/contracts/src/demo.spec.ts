import { DeskConfig } from './desk-config';
import { demoBrand, demoBrandOf, withDemoBrand } from './demo';

const type = (number_prefix: string) => ({
  number_prefix,
  categories: ['other'],
  departments: { otherwise: null },
  workflow: 'w',
  sla: 's',
});
const configWith = (brand: object) =>
  DeskConfig.parse({
    business_entities: [{ id: '5b0c7c0e-94a7-5b53-9b0f-2f8f6f0f6f01', slug: 'real', name: 'Real', domain: 'real.nl', ...brand }],
    ticket_types: { support: type('SUP'), sales: type('SAL'), inquiry: type('INQ') },
    workflows: { w: { transitions: [{ from: 'new', to: 'open' }] } },
    sla: {
      calendars: { always: { kind: 'always' } },
      policies: { s: { calendar: 'always', response: { hours: 8 }, resolution: { hours: 72 } } },
      escalation: [],
    },
  });

describe('the demo brand', () => {
  it('stands behind the brands of desk.yaml', () => {
    const config = withDemoBrand(configWith({}));
    expect(config.business_entities.map(({ slug }) => slug)).toEqual(['real', 'demo']);
    expect(demoBrandOf(config)).toBe(demoBrand);
  });

  it.each([
    ['slug', 'demo'],
    ['domain', demoBrand.domain],
    ['id', demoBrand.id],
  ])('gives way to one with its %s', (key, value) => {
    const config = withDemoBrand(configWith({ [key]: value }));
    expect([config.business_entities.length, demoBrandOf(config)]).toEqual([1, undefined]);
  });

  it('cannot be made by desk.yaml: removing its tickets would remove real ones', () =>
    expect(() => configWith({ demo: true })).toThrow('demo'));
});
