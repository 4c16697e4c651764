import { Router } from 'express';

import type { Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { userSearchSchema } from '../schemas/user-search.ts';

const PAGE_SIZE = 20;

export function userRoutes(prisma: PrismaClient): Router {
  const router = Router();

  router.get('/users', async (req, res) => {
    const search = userSearchSchema.safeParse(req.query);
    if (!search.success) {
      res.status(400).json({ error: 'This search can not be read', issues: search.error.issues });
      return;
    }
    const { name, page, minAge, signedUpAfter, active } = search.data;
    const where: Prisma.UserWhereInput = {
      name: { contains: name },
      ...(minAge !== undefined && { age: { gte: minAge } }),
      ...(signedUpAfter !== undefined && { signedUpAt: { gt: signedUpAfter } }),
      ...(active !== undefined && { active }),
    };
    try {
      res.json(await prisma.user.findMany({ where, orderBy: { id: 'asc' }, skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }));
    } catch (error) {
      req.log.error({ err: error }, 'no users');
      res.status(500).json({ error });
    }
  });

  return router;
}
