import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { root } from './project.for-spec';

// It only renders: no cluster is looked for, and no configuration of one.
const kubectl = (...args: string[]) =>
  spawnSync('kubectl', args, { encoding: 'utf8', env: { ...process.env, KUBECONFIG: '/dev/null' } });
const isThere = kubectl('kustomize', '--help').status === 0;

describe('kustomize', () => {
  if (!isThere) {
    process.stderr.write('Kubernetes: not rendered here. It needs the program kubectl\n');
    it('needs the program kubectl', () => expect(isThere).toBe(false));
    return;
  }

  it.each(['base', 'production'])('renders %s, with every reference to a configuration renamed to the one it makes', (name) => {
    const { status, stdout, stderr } = kubectl('kustomize', join(root, 'deploy/kubernetes', name));
    expect([status, stderr]).toEqual([0, '']);
    const objects = parseAllDocuments(stdout).map((document) => document.toJS() as { kind: string; metadata: { name: string } });
    const made = objects.filter(({ kind }) => kind === 'ConfigMap').map(({ metadata }) => metadata.name);
    expect(made).toHaveLength(2);
    const referred = [...stdout.matchAll(/configMap(?:Ref)?:\n +name: (\S+)/g)].map(([, reference]) => reference);
    expect([...new Set(referred)].sort()).toEqual(made.sort());
  });
});
