import { wayBackChanges, wayBackText } from '../../lib/report/way-back';

const route = ['rollback/shop/checkout/1-route.yaml', 'rollback/shop/checkout/rollback.sh', 'release/3-routes/a.yaml'];
const restore = [
  'rollback/shop/checkout/10-settle.yaml',
  'rollback/shop/checkout/1-restore.yaml',
  'rollback/shop/checkout/3-route.yaml',
];

it('tells how a service is taken back from now on, its steps in their order', () => {
  expect(wayBackChanges(route, restore).map(wayBackText)).toEqual(['shop/checkout: route → restore, route, settle']);
  expect(wayBackChanges(restore, []).map(wayBackText)).toEqual(['shop/checkout: restore, route, settle → none']);
});

it('tells nothing of a way back whose steps stay', () => {
  expect(wayBackChanges(route, [...route].reverse())).toEqual([]);
});
