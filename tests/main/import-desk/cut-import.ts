/** A process that imports a ledger into the county in the folder named, and says when the commit begins: it is to be killed. */
import { openCounty } from '../../../main/core/open-county.ts';
import { importDriver } from '../../support/import-driver.ts';
import { TRAITS } from '../fixtures/small-county.ts';

const [root = '', kind = '', count = '0'] = process.argv.slice(2);
const opened = await openCounty({ root, mode: 'write', traits: TRAITS });
if (!opened.ok) throw new Error(opened.error.reason);
const driver = importDriver(opened.value.host.contract);
const lines = Array.from({ length: Number(count) }, (_, i) => `N${i},水池 ${i},990101001001,1,2017-11-30,105.5,25.2`);
const csv = ['序号,问题/目标,单位编码,数量,时限,经度,纬度', ...lines].join('\n');
const upload = await driver.upload([['水池.csv', Buffer.from(csv)]]);
const plan = await driver.plan(upload, [{ layer: '0/0', as: 'targets', kind, missing: 'remove' }]);
process.stdout.write(`ready ${plan.blocked}\n`);
const answer = await driver.commit(upload, plan.plan, { sure: true });
process.stdout.write(`done ${answer.ok}\n`);
process.exit(0);
