import { Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, Release } from 'cutover';
import { recommendation } from './service';

const app = new CutoverApp();
const chart = new Chart(app, 'recommendation', { namespace: 'production' });
new BlueGreen(chart, 'recommendation', { release: Release.fromFile('release.yaml'), ...recommendation });
app.synth();
