import { type DynamicModule, Module } from '@nestjs/common';
import { NumberingController } from './controller';
import { Numbers, type NumberingPorts } from './numbers';

/** Gives numbers to opened tickets and writes the streams `numbering-<entity>-<series>-<year>`. */
@Module({})
export class NumberingModule {
  static with(ports: NumberingPorts): DynamicModule {
    return {
      module: NumberingModule,
      controllers: [NumberingController],
      providers: [{ provide: Numbers, useFactory: () => new Numbers(ports) }],
    };
  }
}
