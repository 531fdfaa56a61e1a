import type { DynamicModule, InjectionToken, LoggerService, Type } from '@nestjs/common';
import type { Consumer } from '../port';
import type { ServiceServer } from './server';

export interface RunningService {
  readonly name: string;
  /** The service's durable consumer; null when it handles no events. */
  readonly consumer: Consumer | null;
  /** A provider of the service's own container. */
  get<T>(token: InjectionToken<T>): T;
  /** Takes no new work, finishes what is under way, saves the checkpoint, then runs the module's shutdown hooks. */
  close(): Promise<void>;
}

/** Starts a service module as its own Nest microservice, with its own container, over the given server. */
export function startService(
  _module: DynamicModule | Type,
  _server: ServiceServer,
  _logger?: LoggerService | false,
): Promise<RunningService> {
  return Promise.reject(new Error('under construction'));
}
