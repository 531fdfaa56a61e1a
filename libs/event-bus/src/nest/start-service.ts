import { Catch, type DynamicModule, type InjectionToken, type LoggerService, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { RpcExceptionFilter } from '@nestjs/common';
import { type Observable, throwError } from 'rxjs';
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

/** Nest's default filter turns every unknown error into "Internal server error", which no bus can tell from any other. */
@Catch()
class OriginalErrors implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/**
 * Starts a service module as its own Nest microservice, with its own container, over the given server.
 * @param logger Nest's own messages; `false` for none, absent for Nest's console
 * @throws whatever kept it from starting; then nothing of it runs
 */
export async function startService(
  module: DynamicModule | Type,
  server: ServiceServer,
  logger?: LoggerService | false,
): Promise<RunningService> {
  const app = await NestFactory.createMicroservice(module, {
    strategy: server,
    abortOnError: false,
    ...(logger === undefined ? {} : { logger }),
  });
  app.useGlobalFilters(new OriginalErrors());
  try {
    await app.listen();
  } catch (error) {
    await app.close();
    throw error;
  }
  return {
    name: server.options.name,
    consumer: server.consumer,
    get: <T>(token: InjectionToken<T>) => app.get<T>(token, { strict: false }),
    close: () => app.close(),
  };
}
