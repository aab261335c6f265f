import { LAYOUTS, type FileLayout } from './layouts';
import { PROGRAMS, type ResourceLayout } from './pulumi-programs';

/** What is measured: files that cdk8s writes, and resources that Pulumi registers. */
export type Layout = FileLayout | ResourceLayout;

export const FILE_LAYOUTS = Object.keys(LAYOUTS) as FileLayout[];
export const RESOURCE_LAYOUTS = Object.keys(PROGRAMS) as ResourceLayout[];

/** What each file layout is compared to: the same objects without the library. */
export const FILE_BASELINES: Readonly<Record<FileLayout, FileLayout>> = {
  'chart-per-service': 'plain-one-chart',
  'one-chart': 'plain-one-chart',
  'plain-one-chart': 'plain-one-chart',
  'watched-per-service': 'plain-watched',
  'plain-watched': 'plain-watched',
};

/** What each layout is compared to. */
export const BASELINES: Readonly<Record<Layout, Layout>> = {
  ...FILE_BASELINES,
  'pulumi-components': 'plain-resources',
  'plain-resources': 'plain-resources',
};

/** One program of Pulumi holds so many services at the most: what its own runtime takes for each is much. */
const MOST_SERVICES_OF_A_PROGRAM = 100;

/** The layouts that are measured at a number of services. */
export function layoutsAt(services: number): readonly Layout[] {
  return services > MOST_SERVICES_OF_A_PROGRAM ? FILE_LAYOUTS : [...FILE_LAYOUTS, ...RESOURCE_LAYOUTS];
}

export function isResourceLayout(layout: Layout): layout is ResourceLayout {
  return layout in PROGRAMS;
}
