//! Vouchers: pools of them, and those of a candidate.

use contract::page::Page;
use contract::voucher::{AssignVoucher, CreateVoucherPool, OwnVoucherView, VoucherPoolView, VoucherView};
use domain::id::{VoucherId, VoucherPoolId};
use reqwest::Method;

use crate::{Client, Error, PageRequest, read};

impl Client {
    /// Adds a pool of vouchers; for staff.
    ///
    /// # Errors
    /// `invalid-request` with everything that was refused.
    pub async fn create_voucher_pool(&self, pool: &CreateVoucherPool) -> Result<VoucherPoolView, Error> {
        read(self.request(Method::POST, "/api/v1/voucher-pools").json(pool)).await
    }

    /// Pools of vouchers, newest first; for staff.
    ///
    /// # Errors
    /// `forbidden` to those who are not staff.
    pub async fn list_voucher_pools(&self, page: &PageRequest) -> Result<Page<VoucherPoolView>, Error> {
        self.list("/api/v1/voucher-pools", page).await
    }

    /// One pool; for staff.
    ///
    /// # Errors
    /// `not-found` when there is none of that id.
    pub async fn find_voucher_pool(&self, id: VoucherPoolId) -> Result<VoucherPoolView, Error> {
        self.get(&format!("/api/v1/voucher-pools/{id}")).await
    }

    /// The vouchers of a pool; for staff.
    ///
    /// # Errors
    /// `not-found` when there is no such pool.
    pub async fn list_vouchers(&self, id: VoucherPoolId, page: &PageRequest) -> Result<Page<VoucherView>, Error> {
        self.list(&format!("/api/v1/voucher-pools/{id}/vouchers"), page).await
    }

    /// Gives a voucher of a pool to a candidate; for staff.
    ///
    /// # Errors
    /// `not-found` when there is no such pool; `conflict` when none is left; `invalid-request` when there is no such candidate.
    pub async fn assign_voucher(&self, id: VoucherPoolId, to: &AssignVoucher) -> Result<VoucherView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/voucher-pools/{id}/assignments")).json(to)).await
    }

    /// Takes a voucher back; for staff.
    ///
    /// # Errors
    /// `not-found` when there is none; `conflict` when an exam was sat with it, or nobody has it.
    pub async fn withdraw_voucher(&self, id: VoucherId) -> Result<VoucherView, Error> {
        read(self.request(Method::POST, &format!("/api/v1/vouchers/{id}/withdrawal"))).await
    }

    /// The candidate's vouchers, what came last first.
    ///
    /// # Errors
    /// `forbidden` to those who are no candidates.
    pub async fn list_own_vouchers(&self) -> Result<Vec<OwnVoucherView>, Error> {
        self.get("/api/v1/me/vouchers").await
    }
}
