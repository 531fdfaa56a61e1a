import { exists, healthPorts, textOf, variables } from './project.for-spec';

const units = ['eventdesk.service', 'eventdesk@.service'];
const valuesOf = (unit: string, key: string): string[] =>
  [...textOf(`deploy/systemd/${unit}`).matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);

describe.each(units)('%s', (unit) => {
  it('starts what is built, with variables that it reads', () => {
    const [command = ''] = valuesOf(unit, 'ExecStart');
    const [, app = ''] = /^\/usr\/bin\/node --enable-source-maps apps\/([\w%-]+)\/dist\/main\.js$/.exec(command) ?? [];
    const apps = app === '%i' ? ['gateway', ...healthPorts().keys()] : [app];
    expect(apps.filter((name) => !exists(`apps/${name}/src/main.ts`))).toEqual([]);
    const set = valuesOf(unit, 'Environment').flatMap((line) => line.split(' ').map((pair) => pair.split('=')[0] ?? ''));
    expect(set.filter((name) => !variables().has(name))).toEqual(['NODE_ENV']);
  });

  it('has longer to stop than the desk takes, and is started again', () => {
    expect([Number(valuesOf(unit, 'TimeoutStopSec')[0]) > 10, valuesOf(unit, 'Restart')]).toEqual([true, ['always']]);
  });
});

it('the services belong to a target that is there', () => {
  expect([...valuesOf('eventdesk@.service', 'WantedBy'), ...valuesOf('eventdesk@.service', 'PartOf')]).toEqual(
    Array(2).fill('eventdesk.target'),
  );
  expect(exists('deploy/systemd/eventdesk.target')).toBe(true);
});
