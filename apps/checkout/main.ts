import { Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, Release } from 'cutover';
import { checkout } from './service';

const app = new CutoverApp();
const chart = new Chart(app, 'checkout', { namespace: 'shop' });
new BlueGreen(chart, 'checkout', { release: Release.fromFile('release.yaml'), ...checkout });
app.synth();
