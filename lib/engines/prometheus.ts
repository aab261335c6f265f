import type { Engine } from './engine';
import { installedFile } from './pins';

/** Targets and rules are files of the run, which Prometheus reads again when they change or when it is told to. */
export const PROMETHEUS = 9090;

export const prometheus: Engine = {
  name: 'prometheus',
  pin: 'prometheus',
  hosts: ['prometheus.monitoring.svc'],
  program: (setting) => ({
    program: installedFile('prometheus', 'bin', 'prometheus'),
    args: [
      `--config.file=${setting.write('prometheus.yaml', configuration(setting.path('prometheus')))}`,
      `--storage.tsdb.path=${setting.path('data', 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${PROMETHEUS}`,
      '--web.enable-lifecycle',
      '--log.level=warn',
    ],
  }),
  ready: (setting) => setting.answers(PROMETHEUS, '/-/ready'),
};

function configuration(folder: string): object {
  return {
    global: { scrape_interval: '1s', evaluation_interval: '1s' },
    rule_files: [`${folder}/rules/*.yaml`],
    scrape_configs: [
      { job_name: 'targets', file_sd_configs: [{ files: [`${folder}/targets/*.json`], refresh_interval: '1s' }] },
    ],
  };
}
