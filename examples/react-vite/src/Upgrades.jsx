import { Button, Drawer, Table } from "antd";
import { useState } from "react";
import { OPERATION_IDS } from "./platform.js";
import { UpgradeDetails } from "./UpgradeDetails.jsx";
import { UpgradeProgress } from "./UpgradeProgress.jsx";

/** The tasks in a table, with the client; one of them in a drawer, with the element. */
export function Upgrades() {
  const [openId, setOpenId] = useState(null);
  const columns = [
    { title: "Task", dataIndex: "id" },
    { title: "Progress", render: (_, { id }) => <UpgradeProgress operationId={id} /> },
    { render: (_, { id }) => <Button onClick={() => setOpenId(id)}>Details of {id}</Button> },
  ];
  return (
    <>
      <Table rowKey="id" pagination={false} columns={columns} dataSource={OPERATION_IDS.map((id) => ({ id }))} />
      <Drawer title={openId} open={openId !== null} onClose={() => setOpenId(null)} size="large" destroyOnHidden>
        <UpgradeDetails operationId={openId} />
      </Drawer>
    </>
  );
}
