import { createRoot } from "react-dom/client";
import { Upgrades } from "./Upgrades.jsx";

createRoot(document.getElementById("root")).render(<Upgrades />);
