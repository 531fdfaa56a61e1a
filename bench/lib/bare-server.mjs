// The same Nest server with nothing behind it: a POST parsed by the schema of a new ticket, answered at once.
import contracts from '@eventdesk/contracts';
import common from '@nestjs/common';
import core from '@nestjs/core';
import platform from '@nestjs/platform-fastify';
import 'reflect-metadata';

class BareController {
  open(body) {
    return { subject: contracts.OpenTicketRequest.parse(body).subject };
  }
}
const decorate = (decorators, target, key) =>
  decorators.forEach((decorator) => decorator(target, key, Object.getOwnPropertyDescriptor(target, key)));
common.Controller()(BareController);
common.Body()(BareController.prototype, 'open', 0);
decorate([common.Post('tickets')], BareController.prototype, 'open');

class BareModule {}
common.Module({ controllers: [BareController] })(BareModule);

const app = await core.NestFactory.create(BareModule, new platform.FastifyAdapter(), { logger: false });
await app.listen(0, '127.0.0.1');
console.log(await app.getUrl());
