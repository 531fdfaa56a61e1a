import { join, normalize } from 'node:path';
import { parse } from 'yaml';
import { exists, healthPorts, sources, textOf, variables } from './project.for-spec';

interface Service {
  image: string;
  entrypoint?: string[];
  build?: string;
  command?: string[];
  restart?: string;
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  networks?: string[];
  profiles?: string[];
  healthcheck?: { test?: string[]; disable?: boolean };
  depends_on?: Record<string, { condition: string }>;
  deploy?: { resources: { limits: { cpus: string; memory: string } } };
}
interface Compose {
  services: Record<string, Service>;
  networks: Record<string, unknown>;
  volumes: Record<string, unknown>;
}

const text = textOf('docker-compose.yml');
const { services, networks, volumes } = parse(text, { merge: true }) as Compose;
const each = Object.entries(services).map(([name, service]) => ({ name, service }));
/** These do one thing and end. */
const passing = ['keys', 'replay'];
/** Those of the desk that stay: the gateway and the services. */
const ours = each.filter(({ name, service }) => service.build !== undefined && !passing.includes(name));

describe('docker-compose.yml', () => {
  it('runs every service of the desk', () => {
    expect(ours.map(({ name }) => name).sort()).toEqual(['gateway', ...healthPorts().keys()].sort());
  });

  it.each(each)('$name: names an image by its version, its limits, when it starts again and how it is', ({ name, service }) => {
    expect(service.image).toMatch(/:(v?\d+\.\d+|\$\{EVENTDESK_IMAGE:-eventdesk:local\})|^\$\{EVENTDESK_IMAGE/);
    expect(service.deploy?.resources.limits).toEqual({ cpus: expect.any(String), memory: expect.any(String) });
    expect(service.restart).toBe(passing.includes(name) ? 'no' : 'unless-stopped');
    expect(service.healthcheck?.disable ?? Array.isArray(service.healthcheck?.test)).toBe(true);
  });

  it.each(each)('$name: refers only to files, volumes and networks that are there', ({ service }) => {
    const mounted = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
    expect(mounted.filter((source) => !(source.startsWith('./') ? exists(normalize(source)) : source in volumes))).toEqual([]);
    expect((service.networks ?? []).filter((network) => !(network in networks))).toEqual([]);
  });

  it.each(each)('$name: waits for others only as they can be waited for', ({ service }) => {
    for (const [needed, { condition }] of Object.entries(service.depends_on ?? {})) {
      const other = services[needed];
      const isMet = {
        service_healthy: other?.healthcheck?.test,
        service_completed_successfully: other?.restart === 'no',
        service_started: other,
      };
      expect([needed, condition, Boolean(isMet[condition as keyof typeof isMet])]).toEqual([needed, condition, true]);
    }
  });

  it.each(each)('$name: can be reached from this machine alone', ({ service }) => {
    for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    if (service.ports) expect(service.networks).toContain('outside');
  });

  it.each(ours)(
    '$name: is started as it is built, given variables that it reads, and asked where it answers',
    ({ name, service }) => {
      expect(service.command).toEqual(['node', `apps/${name}/dist/main.js`]);
      expect(exists(`apps/${name}/src/main.ts`)).toBe(true);
      expect(Object.keys(service.environment ?? {}).filter((variable) => !variables().has(variable))).toEqual([]);
      const port = name === 'gateway' ? Number(service.environment?.['EVENTDESK_PORT']) : healthPorts().get(name);
      expect(service.healthcheck?.test).toEqual(['CMD', 'node', 'deploy/container/health.mjs', String(port)]);
    },
  );

  it('runs the command line as it is built', () => {
    expect(services['replay']?.entrypoint).toEqual(['node', 'apps/replay/dist/main.js']);
    expect(exists('apps/replay/src/main.ts')).toBe(true);
  });

  it.each(each.filter(({ service }) => service.environment?.['NATS_URL']))(
    '$name: is the user at NATS that bears its name',
    ({ name, service }) => {
      const [, user, password] =
        /^nats:\/\/([\w-]+):\$\{(\w+):-\w{12,}\}@nats:4222$/.exec(service.environment?.['NATS_URL'] ?? '') ?? [];
      expect(user).toBe(name);
      expect(services['nats']?.environment).toHaveProperty(password ?? '');
      expect(textOf('deploy/nats/accounts.conf')).toContain(`user: ${name}\n        password: $${password}\n`);
    },
  );

  it('asks for the health where the code answers', () => {
    expect(textOf('deploy/container/health.mjs')).toContain("'/health/ready'");
    expect(sources().split("'/health/ready'").length - 1).toBeGreaterThanOrEqual(2);
  });

  it('names every variable in env.example, and no other', () => {
    const used = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
    const named = [...textOf('deploy/compose/env.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    expect([...named, 'EVENTDESK_IMAGE', 'MONGODB_URL'].sort()).toEqual([...used].sort());
    expect(text).not.toMatch(/\$\{\w+\}/);
  });

  it('gives NATS a password for each that its accounts name', () => {
    const asked = [...textOf('deploy/nats/accounts.conf').matchAll(/password: \$(\w+)/g)].map(([, name]) => name);
    expect(Object.keys(services['nats']?.environment ?? {}).sort()).toEqual(asked.sort());
    for (const [, file = ''] of textOf('deploy/nats/nats.conf').matchAll(/^include (\S+)/gm))
      expect(exists(join('deploy/nats', file))).toBe(true);
  });
});
