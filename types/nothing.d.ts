// Made by `npm run catalogue` from src/catalogue.ts and the classes: edit those.
export {};
