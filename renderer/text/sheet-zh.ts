/** Words of the templates that every county begins with, and of what stands on every sheet. Tokens in braces are filled later. */
import type { SheetWords } from '../paper/compose-sheet.ts';
import type { TemplateWords } from '../../shared/sheet/default-templates.ts';

export const templateWordsZh: TemplateWords = {
  parts: {
    title: '{单位}{战役}',
    subtitle: '{隶属}　按{专题}分色　截至{日期}',
    secrecy: '{密级}',
    number: '图号：{图号}',
    approval: '审图号：{审图号}',
    maker: '制图单位：{制图单位}',
    date: '{日期}',
    crs: '坐标系：WGS 84，Web 墨卡托投影；比例尺以图幅中心为准',
    signature: '审定：＿＿＿＿　校核：＿＿＿＿　制图：＿＿＿＿',
  },
  papers: { A4: 'A4', A3: 'A3', A2: 'A2', A1: 'A1', A0: 'A0', slide: '16:9 幻灯片' },
  orientations: { portrait: '纵向', landscape: '横向' },
  boards: {
    overview: { name: '一 · 县情总览', title: '{县}{战役}县情总览图' },
    zones: { name: '二 · 战区部署', title: '{县}{战役}战区部署图' },
    roads: { name: '三 · 组组通公路', title: '{县}组组通公路作战图' },
    water: { name: '四 · 饮水安全', title: '{县}饮水安全作战图' },
    housing: { name: '五 · 危房与搬迁', title: '{县}危房改造与易地搬迁作战图' },
    exit: { name: '六 · 贫困退出', title: '{县}贫困退出作战图' },
    problems: { name: '七 · 问题整改', title: '{县}问题整改作战图' },
    ranking: { name: '八 · 推进排名', title: '{县}{战役}推进排名图' },
  },
};

export const sheetWordsZh: SheetWords = {
  legend: '图例',
  index: '村名索引',
  statistics: '统计',
  north: '北',
};
