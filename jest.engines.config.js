/** Tests on the real engines: two files at a time, because each has a cluster of its own, and waits more than it works. */
const unit = require('./jest.config');

const swc = unit.transform['^.+\\.ts$'];

module.exports = {
  ...unit,
  roots: ['<rootDir>/test/engines'],
  testPathIgnorePatterns: ['/node_modules/'],
  maxWorkers: 2,
  // A guard against what hangs, and no measure of speed: each wait has a limit of its own, and machines are busy.
  testTimeout: 300_000,
  // The client of the Kubernetes API is published as ES modules only, which jest runs as CommonJS.
  transform: { '^.+\\.[jt]s$': swc },
  transformIgnorePatterns: ['/node_modules/(?!(@kubernetes/client-node|openid-client|oauth4webapi|jose)/)'],
};
