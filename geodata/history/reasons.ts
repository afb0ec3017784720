/** Why checks failed and why cleared targets fell back, per sector of the kind registry. */
import type { Kind } from '../../shared/domain/kind.ts';

const REJECTED: Readonly<Record<string, readonly string[]>> = {
  road: ['路面厚度不足', '边沟未完善', '路肩未培土', '竣工资料不全', '错车道未设置'],
  water: ['水质检测报告未提供', '池体渗漏', '未接通到户', '未设警示护栏', '竣工资料不全'],
  grid: ['杆位偏移未整改', '低压线路未拆旧', '投运资料不全'],
  network: ['入户验收户数不符', '光缆未挂牌', '机房未接地'],
  environment: ['垃圾清运不及时', '串户路有断头', '改厕未通水'],
  housing: ['圈梁缺失', '屋面渗漏', '旧房未拆除', '面积超标', '验收表签字不全'],
  relocation: ['旧房未拆除', '入住率不符', '配套未通水电'],
  clinic: ['面积不达标', '未配备村医', '设备未到位'],
  hall: ['未挂牌开放', '音响设备未到位', '屋面渗漏'],
  school: ['围墙未完工', '食堂未验收'],
  industry: ['面积核实不符', '成活率不达标'],
  fund: ['报账资料不全', '未公告公示'],
  problem: ['整改不到位', '佐证材料不足', '未举一反三'],
};
const REOPENED: Readonly<Record<string, readonly string[]>> = {
  road: ['路面塌方', '边坡滑塌掩埋路面', '路基沉陷'],
  water: ['水源干涸反弹', '管道冻裂停水', '池壁开裂渗漏', '水质复检不合格'],
  housing: ['雨季后墙体开裂', '回头看发现屋面渗漏'],
  problem: ['回头看发现问题反弹', '同类问题再次发生'],
};
const OTHERWISE = ['现场核验不符', '资料不全'];

export const rejectReasons = ({ sector }: Kind): readonly string[] => REJECTED[sector] ?? OTHERWISE;
export const reopenReasons = ({ sector }: Kind): readonly string[] => REOPENED[sector] ?? ['回头看发现反弹'];
