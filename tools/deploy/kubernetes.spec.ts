import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DeskConfig } from '@eventdesk/contracts';
import { parse, parseAllDocuments } from 'yaml';
import { exists, healthPorts, root, sources, textOf, variables } from './project.for-spec';

interface Labels {
  matchLabels: Record<string, string>;
}
interface Probe {
  httpGet: { path: string; port: string };
}
interface Named {
  name: string;
}
interface Container extends Named {
  image: string;
  command: string[];
  ports: { name: string; containerPort: number }[];
  envFrom: { configMapRef: Named }[];
  env: { name: string; valueFrom?: { secretKeyRef: { name: string; key: string } } }[];
  volumeMounts: { name: string; mountPath: string }[];
  startupProbe: Probe;
  livenessProbe: Probe;
  readinessProbe: Probe;
  resources: { requests: { cpu: string; memory: string }; limits: { memory: string } };
  securityContext: { readOnlyRootFilesystem: boolean; allowPrivilegeEscalation: boolean; capabilities: { drop: string[] } };
}
interface Volume extends Named {
  configMap?: Named;
  secret?: { secretName: string };
}
interface Pod {
  metadata: { labels: Record<string, string>; annotations?: Record<string, string> };
  spec: { containers: Container[]; volumes: Volume[]; securityContext: { runAsNonRoot: boolean } };
}
interface Manifest {
  kind: string;
  metadata: Named;
  spec: {
    selector: Labels & Record<string, string>;
    template: Pod;
    volumeClaimTemplates?: { metadata: Named }[];
    ports: { name: string; targetPort: string; port: number }[];
    scaleTargetRef: { kind: string; name: string };
    podSelector: Labels;
    ingress: { ports: { port: string }[] }[];
    rules: { http: { paths: { backend: { service: { name: string; port: Named } } }[] } }[];
  };
}
interface Kustomization {
  resources: string[];
  configMapGenerator: { name: string; behavior?: string; files?: string[]; literals?: string[] }[];
  images: Named[];
  replicas: { name: string; count: number }[];
  patches: { target: { kind: string; name: string }; patch: string }[];
}

const folder = 'deploy/kubernetes';
const kustomizationOf = (name: string) => parse(textOf(`${folder}/${name}/kustomization.yaml`)) as Kustomization;
const manifestsIn = (name: string): Manifest[] =>
  kustomizationOf(name)
    .resources.filter((file) => file.endsWith('.yaml'))
    .flatMap((file) => parseAllDocuments(textOf(`${folder}/${name}/${file}`)).map((document) => document.toJS() as Manifest));

const base = manifestsIn('base');
const ofKind = (kind: string, from = base): Manifest[] => from.filter((one) => one.kind === kind);
const workloads = [...ofKind('Deployment'), ...ofKind('StatefulSet')].map((manifest) => {
  const [container] = manifest.spec.template.spec.containers;
  return { name: manifest.metadata.name, manifest, pod: manifest.spec.template, container: container as Container };
});
const labelOf = (labels: Record<string, string> | undefined): string | undefined => labels?.['app.kubernetes.io/name'];
const names = workloads.map(({ name }) => name).sort();
const guide = (): string => textOf('docs/how-to/run-distributed.md');

describe('every service in the base', () => {
  it('is there', () => {
    expect(names).toEqual(['gateway', ...healthPorts().keys()].sort());
    const files = readdirSync(join(root, folder, 'base')).filter((file) => !['kustomization.yaml', 'desk.yaml'].includes(file));
    expect(files.sort()).toEqual([...kustomizationOf('base').resources].sort());
  });

  it.each(workloads)('$name is found by its own label', ({ name, manifest, pod }) => {
    expect([labelOf(manifest.spec.selector.matchLabels), labelOf(pod.metadata.labels)]).toEqual([name, name]);
    const [budget] = ofKind('PodDisruptionBudget').filter(({ metadata }) => metadata.name === name);
    expect(labelOf(budget?.spec.selector.matchLabels)).toBe(name);
  });

  it.each(workloads)('$name is started as it is built, and given variables that it reads', ({ name, container }) => {
    expect(container.command).toEqual(['node', `apps/${name}/dist/main.js`]);
    expect(exists(`apps/${name}/src/main.ts`)).toBe(true);
    expect(container.env.map((one) => one.name).filter((variable) => !variables().has(variable))).toEqual([]);
    expect(container.env.find((one) => one.name === 'NATS_URL')?.valueFrom?.secretKeyRef).toEqual({
      name: 'eventdesk-nats',
      key: name,
    });
  });

  it.each(workloads)('$name is asked where it answers', ({ name, container, pod }) => {
    const port = healthPorts().get(name) ?? 3000;
    expect(container.ports).toEqual([{ name: name === 'gateway' ? 'http' : 'health', containerPort: port }]);
    expect(pod.metadata.annotations?.['prometheus.io/port'] ?? '3000').toBe(String(port));
    const { startupProbe, livenessProbe, readinessProbe } = container;
    for (const { httpGet } of [startupProbe, livenessProbe, readinessProbe]) {
      expect(httpGet.port).toBe(container.ports[0]?.name);
      expect(sources().split(`'${httpGet.path}'`).length - 1).toBeGreaterThanOrEqual(2);
    }
    // An engine that is away is no reason to kill what waits for it.
    expect([startupProbe, livenessProbe].map(({ httpGet }) => httpGet.path)).toEqual(['/health/live', '/health/live']);
  });

  it.each(workloads)('$name mounts what it has, and has what it mounts', ({ manifest, container, pod }) => {
    const claimed = (manifest.spec.volumeClaimTemplates ?? []).map(({ metadata }) => metadata.name);
    const offered = [...pod.spec.volumes.map(({ name }) => name), ...claimed];
    expect(container.volumeMounts.map(({ name }) => name).sort()).toEqual(offered.sort());
    expect(container.volumeMounts.map(({ mountPath }) => mountPath)).toEqual(
      expect.arrayContaining(['/etc/eventdesk', '/var/lib/eventdesk', '/tmp']),
    );
    const generated = kustomizationOf('base').configMapGenerator.map(({ name }) => name);
    const configs = pod.spec.volumes.flatMap(({ configMap }) => configMap?.name ?? []);
    expect([...configs, ...container.envFrom.map(({ configMapRef }) => configMapRef.name)].sort()).toEqual(generated.sort());
  });

  it.each(workloads)('$name may do nothing that it need not', ({ container, pod }) => {
    expect(pod.spec.securityContext.runAsNonRoot).toBe(true);
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.resources).toEqual({
      requests: { cpu: expect.any(String), memory: expect.any(String) },
      limits: expect.any(Object),
    });
  });

  it.each(workloads)('$name asks only for secrets that the guide has one make', ({ container, pod }) => {
    const refs = container.env.flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? []);
    for (const { name, key } of refs) expect(guide()).toMatch(new RegExp(`create secret generic ${name}[^#]*${key}=`));
    for (const { secret } of pod.spec.volumes)
      if (secret) expect(guide()).toContain(`create secret generic ${secret.secretName}`);
  });
});

describe('what leads to the services', () => {
  const portsOf = (name: string | undefined) =>
    workloads.find((workload) => workload.name === name)?.container.ports.map((port) => port.name) ?? [];

  it('ends at one that is there', () => {
    for (const { spec } of ofKind('Service')) {
      const offered = portsOf(labelOf(spec.selector));
      expect(spec.ports.filter(({ targetPort }) => !offered.includes(targetPort))).toEqual([]);
    }
    for (const { spec } of ofKind('Ingress')) {
      const { name, port } = spec.rules[0]?.http.paths[0]?.backend.service ?? {};
      const [service] = ofKind('Service').filter(({ metadata }) => metadata.name === name);
      expect(service?.spec.ports.map((one) => one.name)).toContain(port?.name);
    }
  });

  it('is let through by rules for labels and ports that they have', () => {
    const labels = workloads.flatMap(({ pod }) => Object.entries(pod.metadata.labels).map(([key, value]) => `${key}=${value}`));
    for (const { spec } of ofKind('NetworkPolicy')) {
      for (const [key, value] of Object.entries(spec.podSelector.matchLabels)) expect(labels).toContain(`${key}=${value}`);
      for (const { port } of spec.ingress.flatMap(({ ports }) => ports)) expect(['http', 'health']).toContain(port);
    }
  });
});

describe('the configuration', () => {
  const literalsOf = (name: string) => kustomizationOf(name).configMapGenerator.flatMap(({ literals = [] }) => literals);

  it('is one that the desk takes', () => {
    expect(kustomizationOf('base').configMapGenerator.flatMap(({ files = [] }) => files)).toEqual(['desk.yaml']);
    expect(DeskConfig.safeParse(parse(textOf(`${folder}/base/desk.yaml`))).error?.issues).toBeUndefined();
  });

  it.each(['base', 'production'])('of %s sets only variables that some service reads', (name) => {
    const set = literalsOf(name).map((literal) => literal.split('=')[0] ?? '');
    expect(set.filter((variable) => !variables().has(variable))).toEqual([]);
  });
});

describe('the overlay for production', () => {
  const production = kustomizationOf('production');

  it('changes only what the base has', () => {
    const known = [...base.map(({ kind, metadata }) => `${kind}/${metadata.name}`)];
    for (const { name } of production.replicas) expect(names).toContain(name);
    for (const { target } of production.patches) expect(known).toContain(`${target.kind}/${target.name}`);
    for (const { name } of production.images) expect(workloads.map(({ container }) => container.image)).toContain(name);
    const generated = kustomizationOf('base').configMapGenerator.map(({ name }) => name);
    for (const { name, behavior } of production.configMapGenerator)
      expect([generated.includes(name), behavior]).toEqual([true, 'merge']);
    for (const file of production.resources) expect(exists(`${folder}/production/${file}`)).toBe(true);
  });

  it('patches places that are there', () => {
    for (const { target, patch } of production.patches) {
      const [manifest] = base.filter(({ kind, metadata }) => kind === target.kind && metadata.name === target.name);
      for (const { path } of parse(patch) as { path: string }[]) {
        const place = path
          .split('/')
          .slice(1)
          .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], manifest);
        expect([path, place !== undefined]).toEqual([path, true]);
      }
    }
  });

  it('leaves the number of gateways to the scaler, which finds them', () => {
    const [scaler] = ofKind('HorizontalPodAutoscaler', manifestsIn('production'));
    expect(scaler?.spec.scaleTargetRef).toMatchObject({ kind: 'Deployment', name: 'gateway' });
    expect(workloads.find(({ name }) => name === 'gateway')?.manifest.spec).not.toHaveProperty('replicas');
    expect(production.replicas.map(({ name }) => name)).not.toContain('gateway');
  });
});
