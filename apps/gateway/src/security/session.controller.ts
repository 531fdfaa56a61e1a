import { SessionView, SignInRequest } from '@eventdesk/contracts';
import { Body, Controller, Inject, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Answer } from '../http/answer';
import { Route } from '../http/route';
import { type GatewayPorts, PORTS } from '../ports';
import { principalOf } from '../tickets/caller';
import { Credentials } from './credentials';

@Controller()
export class SessionController {
  constructor(
    @Inject(Credentials) private readonly credentials: Credentials,
    @Inject(PORTS) private readonly ports: Pick<GatewayPorts, 'clock'>,
  ) {}

  @Route({
    method: 'POST',
    path: '/session',
    tag: 'Session',
    summary: 'Sign in with the key: answers a session cookie',
    description:
      'Say with `name` and `email`, together, who you are: what you do is told under that name, and tickets are assigned to that ' +
      'address. Without them you are the Administrator. After 20 wrong keys within a minute from one address, signing in waits ' +
      'until the minute is over.',
    open: true,
    body: SignInRequest,
    status: 204,
    example: {
      body: { key: 'the content of data/admin-key', name: 'Anna Bakker', email: 'anna@chargecars.nl', department: 'technical' },
    },
    problems: ['invalid_input', 'unauthenticated', 'forbidden', 'rate_limited', 'unavailable'],
  })
  async signIn(@Body() { key, ...who }: SignInRequest, @Req() request: FastifyRequest): Promise<Answer> {
    const { wrongKeys } = request.server;
    await wrongKeys.refuseWhenSpent(request);
    if (!this.credentials.isAdminKey(key)) throw await wrongKeys.count(request, 'this is not the key');
    return new Answer(204, undefined, { 'set-cookie': await this.credentials.signIn(request, who) });
  }

  @Route({
    method: 'GET',
    path: '/session',
    tag: 'Session',
    summary: 'Who is signed in, and what time it is on the desk',
    status: 200,
    answer: SessionView,
  })
  who(@Req() request: FastifyRequest): SessionView {
    const { actor, department } = principalOf(request);
    return { actor, department, now: this.ports.clock.now() };
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
