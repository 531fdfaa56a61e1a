import { type DynamicModule, Module } from '@nestjs/common';
import { ProjectorController } from './controller';
import { Projector, type ProjectorPorts } from './projector';
import { type RebuildPorts, Rebuilds } from './rebuilds';

/** Keeps the views up to date with every event of the desk. Its checkpoint belongs with the views: it writes no stream. */
@Module({})
export class ProjectorModule {
  static with(ports: ProjectorPorts & { rebuilding: Omit<RebuildPorts, 'logger'> }): DynamicModule {
    const { rebuilding, ...projecting } = ports;
    return {
      module: ProjectorModule,
      controllers: [ProjectorController],
      providers: [
        { provide: Projector, useFactory: () => new Projector(projecting) },
        { provide: Rebuilds, useFactory: () => new Rebuilds({ ...rebuilding, logger: ports.logger }) },
      ],
    };
  }
}
