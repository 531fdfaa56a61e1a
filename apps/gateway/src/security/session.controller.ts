import { Actor } from '@eventdesk/contracts';
import { Body, Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { Credentials } from './credentials';

const SignIn = z.strictObject({ key: z.string('expected the key').min(1, 'must not be empty').max(500) });

@Controller()
export class SessionController {
  constructor(@Inject(Credentials) private readonly credentials: Credentials) {}

  @Route({
    method: 'POST',
    path: '/session',
    tag: 'Session',
    summary: 'Sign in with the key: answers a session cookie',
    description: 'After 20 wrong keys within a minute from one address, signing in waits until the minute is over.',
    open: true,
    body: SignIn,
    status: 204,
    example: { body: { key: 'the content of data/admin-key' } },
    problems: ['invalid_input', 'unauthenticated', 'forbidden', 'rate_limited', 'unavailable'],
  })
  async signIn(@Body() { key }: z.infer<typeof SignIn>, @Req() request: FastifyRequest): Promise<Answer> {
    const { wrongKeys } = request.server;
    await wrongKeys.refuseWhenSpent(request);
    if (!this.credentials.isAdminKey(key)) throw await wrongKeys.count(request, 'this is not the key');
    return new Answer(204, undefined, { 'set-cookie': await this.credentials.signIn(request) });
  }

  @Route({
    method: 'GET',
    path: '/session',
    tag: 'Session',
    summary: 'Who is signed in',
    status: 200,
    answer: z.object({ actor: Actor }),
  })
  who(@Req() { principal }: FastifyRequest): { actor: Actor | undefined } {
    return { actor: principal?.actor };
  }

  @Route({
    method: 'DELETE',
    path: '/session',
    tag: 'Session',
    summary: 'Sign out: the session ends at once, at every gateway',
    status: 204,
    problems: ['unavailable'],
  })
  async signOut(@Req() request: FastifyRequest): Promise<Answer> {
    return new Answer(204, undefined, { 'set-cookie': await this.credentials.signOut(request) });
  }
}
