/** The demo brand, to try the desk with: it is always there, and its tickets are ordinary ones, of no brand that means business. */
import { z } from 'zod';
import { type BusinessEntity, DeskConfig } from './desk-config';
import { derivedId } from './streams';
import { Instant } from './vocabulary';

/** Its domain is reserved: nobody will ever be mailed there. */
export const demoBrand: BusinessEntity = {
  id: 'b6f0d2c4-5f0e-4a57-9d8e-3f1f6a1d7e10',
  slug: 'demo',
  name: 'Voltbaan (demo)',
  domain: 'voltbaan.example',
  language: 'nl',
  time_zone: 'Europe/Amsterdam',
  general_inbox: 'info',
  inboxes: {},
  demo: true,
};

/** The configuration with the demo brand behind its own, unless one of these has its name already. */
export function withDemoBrand(config: DeskConfig): DeskConfig {
  const isTaken = config.business_entities.some((entity) =>
    (['id', 'slug', 'domain'] as const).some((key) => entity[key] === demoBrand[key]),
  );
  return isTaken ? config : { ...config, business_entities: [...config.business_entities, demoBrand] };
}

/** desk.yaml as every process of the desk reads it. */
export const DeskFile = DeskConfig.transform(withDemoBrand);

export const demoBrandOf = (config: DeskConfig): BusinessEntity | undefined =>
  config.business_entities.find(({ demo }) => demo === true);

/** The n-th ticket of the g-th month that was loaded here; months and their tickets count from 1 and from 0. */
export const demoTicketId = (generation: number, index: number): string => derivedId('demo', generation, index);

/** Cases of a month; those that become another ticket bring that one along. */
export const demoCases = 236;

/** Who loads demo data, and removes them. */
export const demoActor = { kind: 'system', id: 'demo', name: 'Demo' } as const;

/** A part of a month, to be appended as history by whoever answers `requestPatterns.demo`; repeated, it appends nothing. */
export const DemoPart = z.strictObject({
  generation: z.number().int().positive(),
  end: Instant,
  from: z.number().int().nonnegative(),
  count: z.number().int().positive().max(50),
});
export type DemoPart = z.infer<typeof DemoPart>;
export interface DemoPartReply {
  /** Tickets that were not there before. */
  appended: number;
}

export const DemoStatus = z.object({
  state: z.enum(['absent', 'loading', 'loaded', 'removing']),
  /** Tickets of the demo brand at this moment, by hand opened ones too. */
  tickets: z.number().int(),
  /** Of what is being loaded or removed. */
  done: z.number().int(),
  total: z.number().int(),
  /** Why loading or removing stopped; begin it again. */
  error: z.string().nullable(),
});
export type DemoStatus = z.infer<typeof DemoStatus>;
