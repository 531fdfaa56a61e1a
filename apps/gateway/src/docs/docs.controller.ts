import { Controller, Inject } from '@nestjs/common';
import { Route } from '../http/route';
import type { OpenApiDocument } from './openapi';
import { z } from 'zod';

export const OPENAPI = Symbol('OpenApiDocument');

@Controller()
export class DocsController {
  constructor(@Inject(OPENAPI) private readonly document: OpenApiDocument) {}

  @Route({
    method: 'GET',
    path: '/openapi.json',
    tag: 'Operation',
    summary: 'This interface as an OpenAPI 3.1 document; readable at /docs',
    open: true,
    status: 200,
    answer: z.record(z.string(), z.unknown()),
  })
  read(): OpenApiDocument {
    return this.document;
  }
}
